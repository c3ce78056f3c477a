/* How a name that is to be guessed may stand in a text: in full, closed up or hyphenated ("Press TV",
   "PressTV", "press-tv"), without its article, without a general last word ("Al Jazeera English"), and
   by its capitals ("BBC" of "BBC News"). */

const mask = "▒".repeat(6);
const general = new Set(["news", "online", "english", "international", "digital", "live"]);
const fewest_capitals = 3;

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const wordsOf = (name: string) => name.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

/** A single word is found as written or in capitals: "the guardian of the shrine" is no newspaper. */
function patternOf(words: string[]): string {
  if (words.length === 1) return `(?:${literal(words[0])}|${literal(words[0].toUpperCase())})`;
  return words.map((word) => [...word].map((letter) => (letter.toLowerCase() === letter.toUpperCase() ? literal(letter) : `[${letter.toLowerCase()}${letter.toUpperCase()}]`)).join("")).join("[^\\p{L}\\p{N}]{0,2}");
}

function patternsOf(name: string): string[] {
  const words = wordsOf(name);
  const bare = words.length > 1 && words[0].toLowerCase() === "the" ? words.slice(1) : words;
  const short = bare.length > 1 && general.has(bare[bare.length - 1].toLowerCase()) ? bare.slice(0, -1) : bare;
  const capitals = words.filter((word) => word.length >= fewest_capitals && /^\p{Lu}+$/u.test(word));
  return [words, bare, short, ...capitals.map((word) => [word])].filter((form) => form.length > 0).map(patternOf);
}

/** What hides the names in a text; longer forms first, so that no rest of one stays. */
export function makeMask(names: string[]): (text: string) => string {
  const patterns = [...new Set(names.flatMap(patternsOf))].sort((a, b) => b.length - a.length);
  if (patterns.length === 0) return (text) => text;
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const whole = names.filter((name) => wordsOf(name).length === 0);
  return (text) => whole.reduce((masked, name) => masked.split(name).join(mask), text.replace(found, mask));
}
