#!/usr/bin/env bash
# Builds the last commit twice, in folders of different names, and compares all that ships byte for byte.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
rm -rf "$top/build/twice"
for name in one the-other; do
  git clone --quiet --depth 1 "file://$top" "$top/build/twice/$name"
  "$top/build/twice/$name/dev" build
done
diff -r "$top/build/twice/one/dist" "$top/build/twice/the-other/dist"
rm -rf "$top/build/twice"
