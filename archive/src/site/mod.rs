//! Catalogue and voices → pages. Every page stands alone: it says where it is, works without scripts, and leads on by relative
//! addresses, so that a server, a stick and a disk show the same site.

mod article;
mod days;
mod feed;
mod front;
mod layout;
mod lists;
mod related;
mod searching;
mod sitemap;
mod timeline;
mod unattributed;
mod voice;
mod voices;

use rayon::prelude::*;
use seed_reader::i18n::Locale;

use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::error::Error;
use crate::fold;
use crate::interrupt;
use crate::output::Output;
use crate::progress::Progress;
use crate::state::Store;
use crate::voices::Voices;

pub use layout::SiteView;

/// Everything that pages are made of.
pub struct Site<'a> {
    /// What the publisher decides.
    pub config: &'a Config,
    /// All articles.
    pub catalogue: &'a Catalogue,
    /// All voices.
    pub voices: &'a Voices,
    /// Quotations and pages of the articles.
    pub state: &'a Store,
    /// For each article, those that have to do with it.
    related: Vec<Vec<u32>>,
    locales: Vec<Locale>,
}

impl<'a> Site<'a> {
    /// Gets ready.
    pub fn new(config: &'a Config, catalogue: &'a Catalogue, voices: &'a Voices, state: &'a Store) -> Self {
        let related = related::related(catalogue, voices);
        Self { config, catalogue, voices, state, related, locales: config.locales() }
    }

    /// About how many pages there are to write, for the progress bar.
    fn pages(&self) -> usize {
        (self.catalogue.articles.len() + self.voices.all.len()) * self.locales.len()
    }

    /// Writes all of it.
    pub fn write(&self, out: &Output<'_>, progress: &Progress) -> Result<(), Error> {
        progress.phase("pages", self.pages());
        assets(self, out)?;
        for number in 0..self.locales.len() {
            let view = SiteView::new(self, number);
            front::write(&view, out)?;
            lists::write(&view, out)?;
            days::write(&view, out)?;
            voices::write(&view, out)?;
            unattributed::write(&view, out)?;
            searching::write(&view, out)?;
            // Not all at once: each thread's view of the state holds what it has read.
            (0..self.catalogue.articles.len()).collect::<Vec<_>>().par_chunks(CHUNK).try_for_each(|chunk| {
                interrupt::check()?;
                let reader = self.state.reader()?;
                chunk.iter().try_for_each(|&a| article::write(&view, &reader, a, out))?;
                progress.add(chunk.len());
                Ok(())
            })?;
            (0..self.voices.all.len()).collect::<Vec<_>>().par_chunks(CHUNK).try_for_each(|chunk| {
                interrupt::check()?;
                let reader = self.state.reader()?;
                chunk.iter().try_for_each(|&v| voice::write(&view, &reader, v, out))?;
                progress.add(chunk.len());
                Ok::<_, Error>(())
            })?;
        }
        feed::write(&SiteView::new(self, 0), out)?;
        sitemap::write(self, out)
    }
}

/// So many pages are written between looks at the clock.
const CHUNK: usize = 64;

/// The shared style sheet and scripts.
fn assets(site: &Site<'_>, out: &Output<'_>) -> Result<(), Error> {
    let mut css = [seed_reader::saved::style_sheet(), include_str!("../../assets/archive.css")].concat();
    if !site.config.theme.is_empty() {
        css.push_str(":root.sr-app.ar-root {\n");
        site.config.theme.iter().for_each(|(name, value)| css.push_str(&format!("  --{name}: {value};\n")));
        css.push_str("}\n");
    }
    out.put("assets/archive.css", css.as_bytes())?;
    out.put("assets/archive.js", include_bytes!("../../assets/archive.js"))?;
    if site.config.search {
        out.put("assets/search.js", include_bytes!("../../assets/search.js"))?;
        out.put("search/fold.js", format!("seedFold({});\n", serde_json::json!(fold::table())).as_bytes())?;
    }
    Ok(())
}
