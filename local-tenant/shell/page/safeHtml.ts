// Message bodies are HTML written by somebody else: only a few elements are kept, and no attribute but a link's address.

const kept = new Set([
  'P',
  'DIV',
  'BR',
  'B',
  'STRONG',
  'I',
  'EM',
  'U',
  'S',
  'A',
  'UL',
  'OL',
  'LI',
  'BLOCKQUOTE',
  'CODE',
  'PRE',
  'H1',
  'H2',
  'H3',
  'TABLE',
  'TBODY',
  'THEAD',
  'TR',
  'TD',
  'TH',
  'SPAN',
  'AT',
]);
const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'ATTACHMENT']);

export function safeFragment(html: string, onLink: (address: string) => void): DocumentFragment {
  const out = document.createDocumentFragment();
  const copy = (from: Node, to: Node): void => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(node.textContent ?? ''));
      if (!(node instanceof Element) || dropped.has(node.tagName)) continue;
      if (!kept.has(node.tagName)) {
        copy(node, to);
        continue;
      }
      const made = document.createElement(node.tagName === 'AT' ? 'strong' : node.tagName.toLowerCase());
      const address = node.tagName === 'A' ? node.getAttribute('href') : null;
      if (address && /^https?:/i.test(address)) {
        made.setAttribute('href', address);
        made.addEventListener('click', (event) => {
          event.preventDefault();
          onLink(address);
        });
      }
      copy(node, made);
      to.appendChild(made);
    }
  };
  copy(new DOMParser().parseFromString(html, 'text/html').body, out);
  return out;
}
