// Which host names an account's address may have (R44, R92): public names in Latin letters that do not pretend to be another site.
// No package and no URL class: the rules are few, and the domain is compiled without both.

export type HostRefusal = 'noHost' | 'ipAddress' | 'insideOnly' | 'foreignLetters' | 'lookalike';

/** Names that lead nowhere outside the municipality's own network (RFC 6761, RFC 6762 and habit). */
const insideNames = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|intra|lan|home|corp|private|home\.arpa|onion)$/;
const label = /^[a-z0-9ß-öø-ÿ](?:[a-z0-9ß-öø-ÿ-]{0,61}[a-z0-9ß-öø-ÿ])?$/;

/**
 * The host as it is stored: lower case, without a closing dot, `xn--` decoded (RFC 3492), Unicode NFC.
 * Letters outside Latin, signs that look like them and every IP address are refused.
 */
export function readHost(text: string): { host: string } | { refusal: HostRefusal } {
  if (text.startsWith('[')) return { refusal: 'ipAddress' };
  const labels = text.normalize('NFC').toLowerCase().replace(/\.$/, '').split('.').map(decodeLabel);
  if (labels.some((part) => part === undefined || part === '')) return { refusal: 'noHost' };
  const host = labels.join('.').normalize('NFC');
  if (/[^\p{ASCII}ß-öø-ÿ]/u.test(host)) return { refusal: 'foreignLetters' };
  if (!(labels as string[]).every((part) => label.test(part))) return { refusal: 'noHost' };
  if (insideNames.test(host)) return { refusal: 'insideOnly' };
  if (/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/.test(host)) return { refusal: 'ipAddress' };
  if (labels.length < 2 || !/\.[a-z]{2,63}$/.test(host)) return { refusal: 'noHost' };
  return { host };
}

/** Names people know so well that a near miss is a slip or a trap. The shorter ones are only compared whole: "flickor" is a word. */
const famous = ['facebook', 'instagram', 'youtube', 'flickr', 'linkedin', 'tiktok', 'snapchat', 'twitter'] as const;

/** The famous name that `host` looks like; to be asked only about hosts that no platform owns. */
export function lookalikeOf(host: string): string | undefined {
  const labels = host.split('.');
  const whole = famous.find((name) => labels.some((part) => skeleton(part) === skeleton(name)));
  if (whole) return whole;
  const own = skeleton(labels.at(-2) ?? '');
  return famous.find((name) => name.length >= 7 && oneSlip(own, skeleton(name)));
}

/** Letters folded to what the eye sees: fàcebook, faceb00k, lnstagram and 1nstagram read as the names they imitate. */
function skeleton(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/0/g, 'o')
    .replace(/[1i|]/g, 'l')
    .replace(/3/g, 'e')
    .replace(/5/g, 's');
}

/** One letter too many, too few, other, or two neighbours changed about. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** An `xn--` label in letters; undefined when it is not well formed (RFC 3492 section 6.2). */
function decodeLabel(text: string): string | undefined {
  if (!text.startsWith('xn--')) return text;
  const body = text.slice(4);
  const at = body.lastIndexOf('-');
  const letters = Array.from(body.slice(0, Math.max(at, 0)), (letter) => letter.codePointAt(0)!);
  let [code, index, bias] = [128, 0, 72];
  for (let next = at + 1; next < body.length;) {
    const before = index;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(body[next++] ?? ' ');
      if (digit < 0) return undefined;
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += value * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const count = letters.length + 1;
    bias = adapted(index - before, count, before === 0);
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    letters.splice(index++, 0, code);
  }
  return letters.length ? String.fromCodePoint(...letters) : undefined;
}

function adapted(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
