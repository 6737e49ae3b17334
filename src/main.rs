//! The stand-alone app that trunk builds.

fn main() {
    seed_reader::ui::start();
}
