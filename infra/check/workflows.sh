#!/usr/bin/env bash
# Lints the hosted workflows with actionlint, built from source at the version and with the
# checksums of infra/check/workflows/go.mod and go.sum. Needs Go, version 1.25 or newer.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)

command -v go > /dev/null || {
  echo "go is not on the PATH; install Go, version 1.25 or newer, and run .ci/run again." >&2
  exit 2
}

# Every action is somebody else's program: a tag can be moved under it, a commit cannot.
moving=$(grep -nE 'uses:' "$here"/../../.github/workflows/*.yml | grep -vE '@[0-9a-f]{40} # v[0-9]' || true)
if [[ -n $moving ]]; then
  echo "Actions must be pinned by a full commit id, with their version as a comment:" >&2
  echo "$moving" >&2
  exit 1
fi

go -C "$here/workflows" tool actionlint -color=false "$here"/../../.github/workflows/*.yml
echo "Workflows: actionlint finds nothing."
