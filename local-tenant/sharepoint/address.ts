// SharePoint's addresses: /_api/web/lists(guid'…')/views/getbytitle('x'). Every way of naming one of a collection becomes `lists()`.
// learn.microsoft.com/sharepoint/dev/sp-add-ins/determine-sharepoint-rest-service-endpoint-uris

/** What stood in the parentheses: how it is found (`id` for a plain key) and the value, or the named parameters of a method. */
export type Argument = { by: string; value: string; named: Readonly<Record<string, string>> };
export type Address = { key: string; arguments: readonly Argument[] };

const finders: Record<string, string> = {
  getbyid: 'id',
  getbytitle: 'title',
  getbyname: 'title',
  getbytype: 'type',
  getbyinternalnameortitle: 'title',
  getbyprincipalid: 'id',
  getitembyid: 'id',
};

/** `path` begins after /_api/ and is still percent-encoded. Undefined when it cannot be read. */
export function readAddress(path: string): Address | undefined {
  const names: string[] = [];
  const found: Argument[] = [];
  for (const segment of segments(decodeURIComponent(path))) {
    const match = /^([A-Za-z]\w*)(?:\((.*)\))?$/s.exec(segment);
    if (!match) return undefined;
    const name = (match[1] ?? '').toLowerCase();
    const inside = match[2];
    const finder = finders[name];
    if (finder && inside !== undefined) {
      names[names.length - 1] += '()';
      found.push({ ...argument(inside), by: finder });
    } else if (inside === undefined || inside === '') names.push(name);
    else {
      names.push(`${name}()`);
      found.push(argument(inside));
    }
  }
  return { key: names.join('/'), arguments: found };
}

/** Splits at slashes outside quotes. */
function segments(path: string): string[] {
  return (path.match(/(?:[^/']|'(?:[^']|'')*')+/g) ?? []).map((segment) => segment.trim());
}

function argument(text: string): Argument {
  const isText = /^\s*(guid)?'/i.test(text);
  const pairs = isText ? [] : [...text.matchAll(/(\w+)\s*=\s*('(?:[^']|'')*'|[^,]+)/g)];
  const named = pairs.length ? Object.fromEntries(pairs.map(([, name = '', value = '']) => [name.toLowerCase(), plain(value)])) : {};
  return { by: 'id', value: pairs.length ? '' : plain(text), named };
}

const plain = (text: string) => {
  const quoted = /^(?:guid)?'((?:[^']|'')*)'$/is.exec(text.trim());
  return quoted?.[1] === undefined ? text.trim() : quoted[1].replaceAll("''", "'");
};
