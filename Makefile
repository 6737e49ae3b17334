# Everything that is done with this project. The work is in scripts/; each says what it does and how long it takes.
.PHONY: help setup train serve test dist size bench fuzz deny eval screenshots archive-bench clean

help:        ## this list
	@sed -n 's/^\([a-z-]*\): *## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

serve:       ## the stand-alone reader on http://127.0.0.1:8080
	@scripts/serve.sh

setup:       ## what the tests need beside Rust: installed on Debian, named elsewhere
	@scripts/setup.sh

test:        ## everything that CI checks
	@scripts/test.sh

dist:        ## release builds, in dist/
	@scripts/dist.sh

size:        ## what a reader's browser loads, file by file and crate by crate (after make dist)
	@scripts/size.sh crates

bench:       ## how fast reading is: natively, and in a page against other ways (half an hour)
	@scripts/bench.sh

fuzz:        ## ten minutes of fuzzing
	@scripts/fuzz.sh

deny:        ## licences, sources and double versions of the dependencies
	@scripts/deny.sh

eval:        ## quotations, speakers, sources and translations against the gold annotations
	@scripts/eval.sh

train:       ## trains who said what anew (needs ../shared; ten minutes), and prints out-of-fold figures
	@scripts/train.sh

screenshots: ## pictures of the reader, in target/screenshots/
	@scripts/screenshots.sh

archive-bench: ## an archive of 5,300 articles: time, memory, size, what its search finds
	@scripts/archive-bench.sh

clean:       ## what was built here (the cache outside stays)
	rm -rf dist target
