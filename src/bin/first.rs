//! What the element's class loads first (embed/seed-reader.js): it reads a text and writes it into the page. Everything else
//! comes after, in a WebAssembly of its own (`element`). Everything it calls is exported by the library.

/// Smaller and quicker than the standard library's, which the second file has whatever it does: threads' own values are kept by it.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    seed_reader::ui::place::first::prepare();
}
