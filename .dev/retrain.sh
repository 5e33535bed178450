#!/usr/bin/env bash
# Trains models anew, all or those named, and compares them with the committed ones byte for byte.
# Syntax takes most of an hour, the others a minute or two.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- syntax entities worth attributions
mkdir -p build/retrain
for name in "$@"; do
  ./dev train "$name" --data ../shared/data --out "build/retrain/$name.bin"
  cmp "build/retrain/$name.bin" "core/models/$name.bin"
done
