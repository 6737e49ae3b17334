#!/usr/bin/env bash
# The element in site generators (examples/sites): puts package and texts where each wants them, builds what can be built here, and looks at
# the page that came out. VitePress comes from npm; Hugo and Jekyll are used where they are installed. Needs `make dist`. A minute.
. "$(dirname "$0")/wasm.sh"
PACKAGE=${PACKAGE:-dist/seed-reader}
[ -e "$PACKAGE/define.js" ] || die "there is no package in $PACKAGE: make dist builds it"
sites=examples/sites

place() { # SITE PACKAGE-FOLDER [TEXTS-FOLDER]
  rm -rf "${sites:?}/$1/$2" && mkdir -p "$sites/$1/$2" && cp -R "$PACKAGE/." "$sites/$1/$2"
  [ -z "${3:-}" ] || { rm -rf "${sites:?}/$1/$3" && mkdir -p "$sites/$1/$3" && cp samples/*.md "$sites/$1/$3"; }
}
check() { # SITE OUT PAGE: the page has the element, and every file that it names is there, untouched
  local out=$sites/$1/$2
  grep -q '<seed-reader[^>]* src="/articles/harbour.zh.md"' "$out/$3" || die "$1: the page has no element"
  grep -q 'src="/seed-reader/define.js"' "$out/$3" || die "$1: the page does not load it"
  cmp -s samples/harbour.zh.md "$out/articles/harbour.zh.md" || die "$1: the text was changed"
  cmp -s "$PACKAGE/first_bg.wasm" "$out/seed-reader/first_bg.wasm" || die "$1: the package was changed"
  say "$1: built, and whole"
}

place vitepress public/seed-reader public/articles
npm_set vitepress vitepress@1.6.4
rm -rf "$sites/vitepress/node_modules" && ln -s "$TOOLS/npm-vitepress/node_modules" "$sites/vitepress/node_modules"
step "VitePress" "$TOOLS/npm-vitepress/node_modules/.bin/vitepress" build "$sites/vitepress"
check vitepress .vitepress/dist index.html

place hugo static/seed-reader static/articles
if have hugo; then
  step "Hugo" hugo --quiet --source "$sites/hugo"
  check hugo public harbour/index.html
else
  echo "    Hugo: not built, it is not installed (Debian: hugo)"
fi

place jekyll seed-reader articles
if have jekyll; then
  step "Jekyll" jekyll build --quiet --source "$sites/jekyll" --destination "$sites/jekyll/_site"
  check jekyll _site harbour.html
else
  echo "    Jekyll: not built, it is not installed (Debian: jekyll)"
fi

place wordpress seed-reader/package
if have php; then
  step "WordPress: the plugin's syntax" php -l "$sites/wordpress/seed-reader/seed-reader.php"
else
  echo "    WordPress: its syntax was not checked, php is not installed (Debian: php-cli)"
fi
