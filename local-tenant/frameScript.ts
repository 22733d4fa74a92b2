// What http mode puts in front of the app, as a file so that the app's content policy holds. In TLS mode the host names themselves lead here.

/** A classic script: sends requests for Microsoft's hosts to this server, and moves the page's clock. `offset` in milliseconds. */
export function frameScript(hosts: readonly string[], offset: number): string {
  return `(() => {
  const hosts = ${JSON.stringify(hosts)};
  const offset = ${Math.round(offset)};
  const direct = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const host = hosts.find((one) => address.startsWith(one));
    if (!host) return direct(input, init);
    const mapped = location.origin + '/' + address.slice(host.length);
    return direct(input instanceof Request ? new Request(mapped, input) : mapped, init);
  };
  if (Math.abs(offset) < 1000) return;
  const RealDate = Date;
  const now = () => RealDate.now() + offset;
  window.Date = new Proxy(RealDate, {
    construct: (target, args, made) => Reflect.construct(target, args.length ? args : [now()], made === window.Date ? target : made),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
})();
`;
}
