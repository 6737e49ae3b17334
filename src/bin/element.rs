//! What the element's class loads (embed/seed-reader.js): everything it calls is exported by the library.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    seed_reader::ui::element::prepare();
}
