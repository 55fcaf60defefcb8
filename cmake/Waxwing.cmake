# How every target of Waxwing is made: one library a folder, sources found by the folder itself,
# so that adding a file means adding a file.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

include(GNUInstallDirs)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network)
find_package(QCoro6 REQUIRED COMPONENTS Core Network)
find_package(PkgConfig REQUIRED)
qcoro_enable_coroutines()

add_compile_definitions(
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    WAXWING_VERSION="${PROJECT_VERSION}")
add_compile_options(-Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache")
    add_compile_options(-fpch-preprocess) # without it ccache cannot keep what uses a precompiled header
endif()
if(WAXWING_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=address,undefined)
endif()

# waxwing_layer(<folder> [PUBLIC libs...] [PRIVATE libs...]): the library target of one folder,
# "core/base" -> waxwing_core_base. Which folders it may include is checked by tests/architecture.
function(waxwing_layer folder)
    cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
    string(REPLACE "/" "_" name "waxwing_${folder}")
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC Qt6::Core ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    if(NOT folder STREQUAL "core/base")
        target_link_libraries(${name} PUBLIC waxwing_core_base)
    endif()
    waxwing_pch(${name} ${folder})
endfunction()

# Qt's own headers are most of what a compile costs: one precompiled set each for core and ui, made once and
# shared by all their targets. Tests take core's: Qt Test's headers depend on definitions of each folder.
function(waxwing_pch name folder)
    if(NOT WAXWING_PCH)
        return()
    endif()
    if(folder MATCHES "^ui/|^app/gui" AND NOT folder STREQUAL "ui/models")
        waxwing_pch_set(ui Widgets)
        target_precompile_headers(${name} REUSE_FROM waxwing_pch_ui)
    else()
        waxwing_pch_set(core Core)
        target_precompile_headers(${name} REUSE_FROM waxwing_pch_core)
    endif()
    # A precompiled header is made with -fPIC, which Qt asks for; CMake would add -fPIE for programs.
    set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
endfunction()

function(waxwing_pch_set set module)
    if(TARGET waxwing_pch_${set})
        return()
    endif()
    find_package(Qt6 REQUIRED COMPONENTS ${module})
    add_library(waxwing_pch_${set} OBJECT "${PROJECT_SOURCE_DIR}/cmake/pch.cpp")
    set_target_properties(waxwing_pch_${set} PROPERTIES AUTOMOC OFF POSITION_INDEPENDENT_CODE OFF)
    target_link_libraries(waxwing_pch_${set} PRIVATE Qt6::${module})
    target_precompile_headers(waxwing_pch_${set} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/pch_${set}.h")
endfunction()

# waxwing_test(<name> LIBS libs... [SOURCES files...] [LABELS ...] [TIMEOUT seconds] [WINDOW]):
# one Qt Test program from <name>.cpp. WINDOW runs it under its own Xvfb with a session bus. A test
# labelled "nosan" is not run in the sanitizer build.
function(waxwing_test name)
    cmake_parse_arguments(arg "WINDOW" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    find_package(Qt6 REQUIRED COMPONENTS Test)
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${arg_LIBS} waxwing_test_english Qt6::Test)
    target_compile_definitions(${name} PRIVATE WAXWING_SOURCE_DIR="${PROJECT_SOURCE_DIR}" WAXWING_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    waxwing_pch(${name} tests)
    waxwing_add_test(${name} "${arg_WINDOW}" ${arg_TIMEOUT} "${arg_LABELS}")
endfunction()

# Both builds of `./dev test` run in one ctest, so the sanitizer build's tests have names of their own.
function(waxwing_add_test name window timeout labels)
    if(WAXWING_SANITIZE AND labels MATCHES "nosan")
        return()
    endif()
    set(test ${name})
    if(WAXWING_SANITIZE)
        set(test asan.${name})
        math(EXPR timeout "${timeout} * 4")
    endif()
    if(window)
        add_test(NAME ${test} COMMAND "${PROJECT_SOURCE_DIR}/tests/support/with-display" $<TARGET_FILE:${name}>)
    else()
        add_test(NAME ${test} COMMAND ${name})
    endif()
    set_tests_properties(${test} PROPERTIES TIMEOUT ${timeout} LABELS "${labels}")
    if(WAXWING_SANITIZE)
        # Containers are not checked across the border to libraries built without the sanitizer, and a
        # coroutine that still waits at the end of a test is not a leak of interest.
        set_tests_properties(${test} PROPERTIES ENVIRONMENT
            "ASAN_OPTIONS=detect_leaks=0:detect_container_overflow=0:detect_stack_use_after_return=1;UBSAN_OPTIONS=print_stacktrace=1")
    endif()
endfunction()

# waxwing_bench(<target> [WINDOW]): a benchmark, run by `./dev bench` only (ctest -C Bench), alone on the machine.
# WINDOW runs it under its own Xvfb with a session bus.
function(waxwing_bench name)
    cmake_parse_arguments(arg "WINDOW" "" "" ${ARGN})
    if(WAXWING_SANITIZE)
        return()
    endif()
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_compile_definitions(${name} PRIVATE WAXWING_SOURCE_DIR="${PROJECT_SOURCE_DIR}" WAXWING_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    waxwing_pch(${name} tests)
    set(display)
    if(arg_WINDOW)
        set(display "${PROJECT_SOURCE_DIR}/tests/support/with-display")
    endif()
    add_test(NAME ${name} COMMAND ${display} $<TARGET_FILE:${name}> CONFIGURATIONS Bench)
    set_tests_properties(${name} PROPERTIES LABELS bench RUN_SERIAL ON TIMEOUT 1800
        ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=1800000")
endfunction()

# Every folder below tests/ with a CMakeLists.txt of its own takes part.
function(waxwing_add_subdirectories)
    file(GLOB folders RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}/*/CMakeLists.txt")
    foreach(file ${folders})
        get_filename_component(folder ${file} DIRECTORY)
        add_subdirectory(${folder})
    endforeach()
endfunction()
