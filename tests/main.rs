//! Whole-program tests, one binary. A test below fails when a file of this folder is not listed here.

mod architecture;
mod basemaps;
mod cli;
mod file;
mod filters;
mod licences;
mod pictures;
mod rpls;
mod sentences;
mod window;

#[test]
fn every_file_of_this_folder_is_listed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let listed = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_module =
            path.extension().is_some_and(|extension| extension == "rs") || path.join("mod.rs").exists();
        if is_module && name != "main" {
            assert!(listed.contains(&format!("mod {name};")), "tests/main.rs does not list {name}");
        }
    }
}
