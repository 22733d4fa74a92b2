// With --env local every Microsoft host is the local tenant's one port. The mapping lies under all of our code: adapters call the real addresses.

import type { Environment } from './environment.ts';

/** Maps fetch for the rest of the process. Answers a way back. */
export function useLocalNetwork(environment: Environment, port: number): () => void {
  const direct = globalThis.fetch;
  const origin = `http://127.0.0.1:${port}`;
  const hosts = ['https://graph.microsoft.com', 'https://login.microsoftonline.com', environment.sharePointOrigin];
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const host = hosts.find((one) => address.startsWith(`${one}/`));
    if (!host) return await direct(input, init);
    const mapped = origin + address.slice(host.length);
    return await direct(input instanceof Request ? new Request(mapped, input) : mapped, init);
  };
  return () => {
    globalThis.fetch = direct;
  };
}
