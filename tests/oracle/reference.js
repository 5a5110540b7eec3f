// Measures each line of standard input, a JSON string, with the platforms' own code; one JSON list a line comes out:
// X's weight, whether X calls it valid, Bluesky's graphemes and bytes, Mastodon's web page's characters, Bluesky's facets.
"use strict";
const { createInterface } = require("node:readline");
const { createRequire } = require("node:module");
const from = createRequire(`${process.argv[2]}/`);
const twitter = from("twitter-text");
const { RichText } = from("@atproto/api");
const { length } = from("stringz");
const part = (name) => {
  const found = from(`twitter-text/dist/regexp/${name}`);
  return found.default || found;
};
const supplant = from("twitter-text/dist/lib/regexSupplant");

// The web page's expression (mastodon, features/compose/util/url_regex.js and counter.js), put together from the same parts.
const names = ["validUrlPrecedingChars", "validDomain", "validPortNumber", "validUrlPath", "validUrlQueryChars", "validUrlQueryEndingChars"];
const parts = Object.fromEntries(names.map((name) => [name, part(name)]));
const link = (supplant.default || supplant)(
  "((#{validUrlPrecedingChars})(https?:\\/\\/)(#{validDomain})(?::(#{validPortNumber}))?" +
    "(\\/#{validUrlPath}*)?(\\?#{validUrlQueryChars}*#{validUrlQueryEndingChars})?)",
  parts,
  "gi",
);
const mention = /(^|[^/\w])@(([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]+)/gi;
const page = (text) => length(text.replace(link, "$2xxxxxxxxxxxxxxxxxxxxxxx").replace(mention, "$1@$3"));

createInterface({ input: process.stdin }).on("line", (line) => {
  const text = JSON.parse(line);
  const { weightedLength, valid } = twitter.parseTweet(text);
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets = (rich.facets || []).map(({ index, features: [feature] }) => [
    index.byteStart,
    index.byteEnd,
    feature.uri || feature.tag || feature.did,
  ]);
  const counts = [weightedLength, valid, rich.graphemeLength, rich.length, page(text), facets];
  process.stdout.write(`${JSON.stringify(counts)}\n`);
});
