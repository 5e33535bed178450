# The tests and the lint. Sourced by ./dev.
passed=0 failed=0 skipped=0

# Counters read a runner's log and print "passed failed skipped".
count_one() { echo "1 0 0"; }
count_gtest() {
  awk '/^\[  PASSED  \]/ { p = $4 } /^\[  SKIPPED \] [0-9]+ test/ { s = $4 } /^\[  FAILED  \] [0-9]+ test/ { f = $4 }
    END { print p + 0, f + 0, s + 0 }' "$log"
}
count_unittest() {
  awk '/^Ran [0-9]+ tests? in / { n = $2 } /^(OK|FAILED)/ { if (match($0, /skipped=[0-9]+/)) s = substr($0, RSTART + 8, RLENGTH - 8)
      if (match($0, /failures=[0-9]+/)) f += substr($0, RSTART + 9, RLENGTH - 9)
      if (match($0, /errors=[0-9]+/)) f += substr($0, RSTART + 7, RLENGTH - 7) }
    END { p = n - s - f; print p < 0 ? 0 : p, f + 0, s + 0 }' "$log"
}
count_vitest() {
  awk '/^ +Tests / { for (i = 2; i < NF; i++) n[$(i + 1)] = $i } END { print n["passed"] + 0, n["failed"] + 0, n["skipped"] + 0 }' "$log"
}
count_playwright() {
  awk '/^ +[0-9]+ (passed|failed|flaky|skipped|did not run|interrupted)/ { n[$2] += $1 }
    END { print n["passed"] + 0, n["failed"] + n["flaky"] + n["did"] + n["interrupted"] + 0, n["skipped"] + 0 }' "$log"
}

count_budget() {
  awk '/^kept / { p++ } /^broken / { f++ } /^skipped / { s++ } END { print p + 0, f + 0, s + 0 }' "$log"
}

# check COUNTER LABEL COMMAND…: a step whose results are added up. One that fails without a count counts as one failure.
check() {
  local counter=$1 status=0 p f s
  shift
  step "$@" || status=$?
  read -r p f s <<< "$($counter)"
  if [ $status != 0 ] && [ "$counter" = count_one ]; then p=0; fi
  if [ $((p + f + s)) = 0 ] || { [ $status != 0 ] && [ "$f" = 0 ]; }; then f=$((f + 1)); fi
  [ "$counter" = count_one ] || say "  $p passed, $f failed, $s skipped"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

sources() { git ls-files -- 'core/*.cpp' 'core/*.h' 'wasm/*.cpp' 'wasm/*.h' 'tests/*.cpp' 'tests/*.h'; }

lint_format() { sources | xargs -r clang-format-19 --dry-run -Werror; }
# The trainers are no part of the native build, which tells how each file is compiled.
tidied=('core/*.cpp' ':!core/tools/train')
# All of them take minutes, and a remark comes with a change: by default those of the last commits and of the
# working tree, and where a header changed its whole folder.
to_tidy() {
  local since
  since=$(git rev-list --max-count=20 HEAD | tail -n 1)
  if [ -n "${SAYSO_FULL-}" ] || ! git rev-parse --quiet --verify "$since^" > /dev/null; then
    git ls-files -- "${tidied[@]}"
  else
    git diff --name-only --diff-filter=d "$since^" -- 'core/*.cpp' 'core/*.h' ':!core/tools/train' |
      sed 's|[^/]*\.h$|*.cpp|' | sort -u | xargs -r git ls-files --
  fi
}
lint_tidy() {
  to_tidy | xargs -r -n 4 -P "$jobs" clang-tidy-19 -p build/native --quiet --warnings-as-errors='*'
}

# Each weight file has its card, and its row of terms.
check_models() {
  local model
  for model in core/models/*.bin; do
    [ -e "$model" ] || { echo "core/models holds no weights"; return 1; }
    grep -qF "$(basename "$model")" MODELS-LICENSE.md || { echo "MODELS-LICENSE.md does not name $model"; return 1; }
    [ -f "${model%.bin}.md" ] || { echo "$model has no card"; return 1; }
  done
}

lint_all() {
  check count_one "form of the C++ sources" lint_format
  check count_one "form of the web sources" npx prettier --check .
  check count_one "eslint" npx eslint --max-warnings 0 .
  check count_one "clang-tidy" lint_tidy
}

total() {
  say "$passed passed, $failed failed, $skipped skipped"
  [ $failed = 0 ]
}

cmd_lint() {
  export SAYSO_FULL=1
  set_up build web test
  need_npm_packages
  [ -f build/native/compile_commands.json ] || build_cmake native || fail "the engine does not build"
  lint_all
  total
}

cmd_format() {
  set_up build web test
  need_npm_packages
  sources | xargs -r clang-format-19 -i
  npx prettier --write --log-level warn .
}

cmd_test() {
  local full=${1-}
  [ -z "$full" ] || [ "$full" = --full ] || fail "usage: ./dev test [--full]"
  set_up build web test ${full:+fuzz full}
  [ -z "$full" ] || export SAYSO_FULL=1  # the long tests of the browser too
  need_npm_packages

  check count_one "arrows of the includes" python3 tests/arrows/arrows_test.py
  check count_one "weights" check_models
  check count_one "native build" build_cmake native
  check count_gtest "engine tests, native" build/native/tests/sayso_tests
  check count_gtest "allocations" build/native/tests/sayso_allocations
  check count_unittest "pictures of the Desk" python3 tests/desk/picture_test.py
  check count_one "wasm build" build_cmake wasm
  check count_gtest "engine tests, wasm" node build/wasm/tests/sayso_tests.js
  check count_one "package, site and single file" cmd_build
  check count_budget "instructions for an article" .dev/budget.py instructions
  check count_budget "figures of a sample" .dev/budget.py sample
  check count_one "types of the package" npx tsc -p web
  check count_one "types of the site" npx tsc -p site
  check count_vitest "package tests" npx vitest run
  check count_playwright "browser tests" npx playwright test --reporter=line
  lint_all
  [ -z "$full" ] || test_full
  total
}

# Every part of the command line on a text of its own.
memcheck() {
  local program=(valgrind -q --leak-check=full --error-exitcode=9 dist/bin/sayso)
  "${program[@]}" analyze README.md --explain --standalone > /dev/null
  "${program[@]}" analyze README.md --format html > /dev/null
  "${program[@]}" verify README.md SECURITY.md > /dev/null
  "${program[@]}" mentions README.md > /dev/null
}

test_full() {
  check count_one "sanitizer build" build_cmake sanitize sayso_tests
  check count_gtest "engine tests, sanitized" build/sanitize/tests/sayso_tests
  check count_one "thread sanitizer build" build_cmake sanitize-threads sayso_tests
  check count_gtest "threads, sanitized" build/sanitize-threads/tests/sayso_tests --gtest_filter='*Threads*'
  check count_one "wasm build that checks memory" build_cmake wasm-checked sayso_tests
  check count_gtest "engine tests, wasm with checked memory" node build/wasm-checked/tests/sayso_tests.js
  check count_one "the command line under valgrind" memcheck
  check count_budget "figures of all development data" .dev/budget.py full
  check count_one "fuzzers" cmd_fuzz
  check count_one "two builds, the same bytes" .dev/twice.sh
  if [ -d ../shared/data ]; then
    check count_one "trained anew, the same bytes" .dev/retrain.sh
  else
    say "  training anew: skipped, ../shared is not there"
    skipped=$((skipped + 1))
  fi
}
