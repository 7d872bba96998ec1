"""Sees to it that the linters refuse the faults that docs/mutations.md leaves to them.

A build leaves a copy of template and state machine for each such fault in infra/local/target/mutations, and one
without a fault. Each linter must find nothing in the copy without, and something in each copy that the table gives to it.
Where a linter takes many files it is started once. infra/check/lint has installed the linters.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

CHECK = pathlib.Path(__file__).resolve().parent
ROOT = CHECK.parent.parent
COPIES = ROOT / "infra" / "local" / "target" / "mutations"
TABLE = ROOT / "docs" / "mutations.md"
WITHOUT_FAULT = COPIES / "without-fault"


def output(command, **environment):
    """What a linter says, on either stream; that it could not run is for the copy without a fault to show."""
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def template(copy):
    return copy / "infra" / "template.yaml"


def cfn_lint(copies):
    venv = CHECK / ".venv" / "bin"
    command = [venv / "python", venv / "cfn-lint", "--regions", "ap-northeast-1", "--format", "json", "--"]
    _, said = output(command + [template(copy) for copy in copies])
    findings = json.loads(said)
    return {
        copy: [f"{f['Rule']['Id']} {f['Message']}" for f in findings if f["Filename"] == str(template(copy))]
        for copy in copies
    }


def sam_validate(copies):
    found = {}
    for copy in copies:
        python = CHECK / ".venv" / "bin" / "python"
        code, said = output(
            [python, "-m", "samcli", "validate", "--lint", "--region", "ap-northeast-1", "--template-file", template(copy)],
            SAM_CLI_TELEMETRY="0",
            __SAM_CLI_APP_DIR=str(CHECK / ".venv" / "sam"),
            AWS_EC2_METADATA_DISABLED="true",
        )
        rules = [line.strip() for line in said.splitlines() if re.search(r"\b[EWI][0-9]{4}\b", line)]
        found[copy] = (rules or [last_line(said)]) if code else []
    return found


def cloudformation_validate(copies):
    _, said = output(["node", CHECK / "validate.js"] + [template(copy) for copy in copies])
    unsorted = [line for line in said.splitlines() if not any(line.startswith(f"{template(c)}:") for c in copies)]
    if unsorted:
        raise SystemExit("\n".join(unsorted))
    return {
        copy: [line.split(": ", 1)[1] for line in said.splitlines() if line.startswith(f"{template(copy)}:")]
        for copy in copies
    }


def asl_validator(copies):
    found = {}
    program = CHECK / "node_modules" / "asl-validator" / "dist" / "bin" / "asl-validator.js"
    for copy in copies:
        code, said = output(["node", program, "--json-path", copy / "statemachine.json"])
        found[copy] = [last_line(said)] if code else []
    return found


LINTERS = {
    "cfn-lint": cfn_lint,
    "sam validate --lint": sam_validate,
    "@aws/cloudformation-validate": cloudformation_validate,
    "asl-validator": asl_validator,
}


def last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "(it says nothing)"


def faults_of_the_table():
    """What is wrong and who must refuse it, of the rows that name a linter; each row names one linter at most."""
    faults = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| (?P<words>.+) \| (?P<by>`.+`) \|", line)
        named = [name for name in re.findall(r"`([^`]+)`", row["by"]) if name in LINTERS] if row else []
        if named:
            [faults[row["words"]]] = named
    return faults


def copies_by_words():
    return {
        (folder / "words.txt").read_text(encoding="utf-8").strip(): folder
        for folder in COPIES.iterdir()
        if folder != WITHOUT_FAULT
    }


def main():
    if not WITHOUT_FAULT.is_dir():
        raise SystemExit(f"{WITHOUT_FAULT} is not there: mvn verify writes it. Run it, and try again.")
    faults = faults_of_the_table()
    copies = copies_by_words()
    if not faults or faults.keys() != copies.keys():
        different = sorted(faults.keys() ^ copies.keys()) or "neither names a fault for linters"
        raise SystemExit(f"{TABLE} and {COPIES} do not belong together: {different}. Run mvn verify, and try again.")

    failed = False
    for linter, lint in LINTERS.items():
        own = [words for words, by in faults.items() if by == linter]
        found = lint([WITHOUT_FAULT] + [copies[words] for words in own])
        if found[WITHOUT_FAULT]:
            failed = True
            print(f"{linter} refuses the copy without a fault: {found[WITHOUT_FAULT][0]}", file=sys.stderr)
        if not own:
            failed = True
            print(f"{linter} has no fault to refuse in {TABLE}.", file=sys.stderr)
        for words in own:
            if found[copies[words]]:
                print(f"{words}: {linter} refuses it: {found[copies[words]][0]}")
            else:
                failed = True
                print(f"{words}: {linter} does not notice, although {TABLE} says so.", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
