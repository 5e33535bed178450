# What every target of ours has in common.
set(SAYSO_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated")

add_library(sayso_flags INTERFACE)
target_compile_features(sayso_flags INTERFACE cxx_std_23)
target_include_directories(sayso_flags INTERFACE "${PROJECT_SOURCE_DIR}")
# Without contraction a fused multiply-add cannot make one processor's trained weights differ from another's.
target_compile_options(sayso_flags INTERFACE -ffp-contract=off)
if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_CXX_EXTENSIONS OFF)
  target_compile_options(sayso_flags INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>          # g++ 12 sees overlaps in std::string where there are none
    $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>          # as g++ understands -Wconversion
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>) # g++ 12's stable_sort calls what C++17 deprecates
endif()
if(EMSCRIPTEN)
  add_compile_options(-fno-exceptions $<$<BOOL:${SAYSO_SIMD}>:-msimd128>)
endif()
if(SAYSO_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(SAYSO_SANITIZE_THREADS)
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()
if(SAYSO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# nlohmann/json is headers only. Emscripten must not see /usr/include, so it gets a folder that holds that one name.
if(EMSCRIPTEN)
  add_library(sayso_json INTERFACE)
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/include")
  file(CREATE_LINK /usr/include/nlohmann "${PROJECT_BINARY_DIR}/include/nlohmann" SYMBOLIC)
  target_include_directories(sayso_json SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/include")
else()
  find_package(nlohmann_json 3.11 REQUIRED)
  add_library(sayso_json ALIAS nlohmann_json::nlohmann_json)
endif()

# Gives a target the common flags and what it is made of.
function(sayso_target target)
  target_link_libraries(${target} PRIVATE sayso_flags ${ARGN})
endfunction()

# The engine's C boundary in a native program, whose compiler does not know what an import of a module is.
function(sayso_native_boundary target)
  set(boundary "${PROJECT_SOURCE_DIR}/wasm")
  set(sources "${boundary}/boundary.cpp" "${boundary}/memory.cpp" "${boundary}/options.cpp" "${boundary}/json.cpp")
  target_sources(${target} PRIVATE ${sources})
  set_property(SOURCE ${sources} DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" APPEND PROPERTY COMPILE_OPTIONS
    $<$<CXX_COMPILER_ID:GNU>:-Wno-attributes> $<$<CXX_COMPILER_ID:Clang>:-Wno-unknown-attributes>)
endfunction()
