//! What the element's class loads (embed/seed-reader.js): everything it calls is exported by the library.

fn main() {
    seed_reader::ui::live::element::prepare();
}
