// The errand to the signing page in its address: raw deflate (RFC 1951) and base64url, after the #, which no server ever sees.

import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { unsoundCharacter } from '../../domain/input.ts';
import { errandText, freeTextIn, longestAddress, readErrand, withoutFreeText, type SignErrand } from '../../domain/signRequest.ts';

const start = '#e=';
/** Anybody can write a link: a longer one is no errand of ours, and is not unpacked (deflate grows a thousandfold). */
const longestHash = 16_384;

/** The address to open. The free text is left out (and the errand says so) when the address would grow too long, or when it holds what cannot be signed. */
export function signAddress(page: string, errand: SignErrand): string {
  const unsound = unsoundCharacter(freeTextIn(errand.request)) ? withoutFreeText(errand) : undefined;
  if (unsound) return signAddress(page, unsound);
  const address = `${page}${start}${base64url(deflateSync(strToU8(errandText(errand)), { level: 9 }))}`;
  if (address.length <= longestAddress) return address;
  const shorter = withoutFreeText(errand);
  return shorter ? signAddress(page, shorter) : address;
}

/** Does the part after the # carry an errand (readable or not)? Entra's answers come back there too. */
export const carriesErrand = (hash: string): boolean => hash.startsWith(start);

/** The errand after the #, or undefined when there is none that can be read. */
export function errandIn(hash: string): SignErrand | undefined {
  if (!carriesErrand(hash) || hash.length > longestHash) return undefined;
  try {
    return readErrand(strFromU8(inflateSync(bytesOf(hash.slice(start.length)))));
  } catch {
    return undefined;
  }
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
const bytesOf = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
