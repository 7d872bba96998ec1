"""Prints the template as CloudFormation gets it: functions spelled out, the state machine inside.

What SAM makes of the template is SAM's own code's word (aws-sam-translator). Linters that know
nothing of SAM, or look into a state machine only where it stands in the template, see all of it.
"""

import json
import os
import pathlib
import sys

# The translator asks for a region, and for nothing else of AWS.
os.environ.setdefault("AWS_DEFAULT_REGION", "ap-northeast-1")

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """The template names none, so the translator needs no list of them."""

    def load(self):
        return {}


def spell_out(path):
    template = yaml_parse(path.read_text(encoding="utf-8"))
    template["Globals"]["Function"]["CodeUri"] = "s3://bucket/functions.jar"
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::StepFunctions::StateMachine":
            definition = path.parent / resource["Properties"].pop("DefinitionS3Location")
            resource["Properties"]["Definition"] = json.loads(definition.read_text(encoding="utf-8"))
    return transform(template, {}, NoManagedPolicies())


if __name__ == "__main__":
    json.dump(spell_out(pathlib.Path(sys.argv[1])), sys.stdout, indent=2, ensure_ascii=False)
