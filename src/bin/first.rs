//! What the element's class loads first (embed/seed-reader.js): it reads a text and writes it into the page. Everything else
//! comes after, in a WebAssembly of its own (`element`). Everything it calls is exported by the library.
// A `main` would bring the standard library's own beginning and end of programs: standard output, and what it writes at the end.
#![cfg_attr(target_arch = "wasm32", no_main)]

// Without a mention the library would be left out.
use seed_reader as _;

/// What is allocated is never freed: code that frees would be a twentieth of this file. The page begins the file anew, in a memory of its own,
/// before this one is used up (`stands` in embed/load.js); what is too large for all of it stops, and is left to the second file.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: static_alloc::Bump<[u64; 32 << 17]> = static_alloc::Bump::uninit();

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
