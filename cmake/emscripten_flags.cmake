# Every Emscripten flag, each with its reason. Debian 12's version 3.1.6 is the oldest supported;
# docs/performance.md holds the measurements.

set(dora_wasm_both
  -O3             # for layers that see every byte or record; others override it when compiled.
                  # At the link it costs 13 KB compressed over -Oz, and makes reading a third faster
  -flto           # 2 to 8 per cent smaller; the system libraries are prebuilt for it
  -msimd128       # every browser that runs the page has it (Chrome 91, Firefox 89, Safari 16.4)
  -fno-exceptions # the engine has none; landing pads would cost a quarter of the size
)
add_compile_options(${dora_wasm_both})

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.27)
  set(dora_stack -sTOTAL_STACK=1MB)  # the setting's name until 3.1.27
else()
  set(dora_stack -sSTACK_SIZE=1MB)
endif()

set(dora_wasm_link
  ${dora_wasm_both}
  --bind                      # embind: the Session class of wasm/bindings
  -sMODULARIZE -sEXPORT_ES6   # an importable factory, whose wasm URL bundlers understand
  -sENVIRONMENT=web,worker    # not node: in ES6 output 3.1.6 would call require; Node passes wasmBinary
  -sFILESYSTEM=0              # bytes come through memory, never through files
  -sALLOW_MEMORY_GROWTH       # exports have any size
  -sMAXIMUM_MEMORY=4GB        # ten million deployments need more than the 2 GB it would be
  -sINITIAL_MEMORY=16MB       # enough for most, so that views seldom detach
  ${dora_stack}               # 1 MB: depth is bounded by the parsers, not by the input
  -sMALLOC=emmalloc           # 2 KB smaller; the engine allocates in few, large pieces
  -sDYNAMIC_EXECUTION=0       # no eval, so the page's Content-Security-Policy can forbid it
  -sTEXTDECODER=2             # every supported browser has TextDecoder
)
