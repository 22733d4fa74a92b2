// Faults that are switched on from the control API and met by the next matching requests: throttling, outages, lost connections, sessions that have ended.

export const faultKinds = ['401', '429', '503', '504-after-commit', 'drop', 'drop-answer', 'slow', 'hold', 'resync', 'signed-out', 'coop-always'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** `path` is a part of the request's address or a regular expression's source; `times` counts down; seconds in `retryAfter`, milliseconds in `delay`. */
export type Fault = { match: { method?: string; path?: string }; times: number; kind: FaultKind; retryAfter?: number; delay?: number };

export type Faults = {
  add(fault: Fault): void;
  /** The first fault that matches, counted down. Asks only for the kinds the caller can play. */
  meet(method: string, path: string, kinds: readonly FaultKind[]): Fault | undefined;
  /** Waits until the held requests are released (by `clear`). */
  held(): Promise<void>;
  waiting(): readonly Fault[];
  clear(): void;
};

export function createFaults(): Faults {
  let faults: Fault[] = [];
  let released: (() => void)[] = [];
  return {
    add: (fault) => void faults.push({ ...fault }),
    meet(method, path, kinds) {
      const fault = faults.find((candidate) => kinds.includes(candidate.kind) && matches(candidate, method, path));
      if (!fault) return undefined;
      fault.times -= 1;
      if (fault.times <= 0) faults = faults.filter((other) => other !== fault);
      return fault;
    },
    held: () => new Promise((resolve) => released.push(resolve)),
    waiting: () => faults,
    clear() {
      faults = [];
      for (const release of released) release();
      released = [];
    },
  };
}

function matches({ match }: Fault, method: string, path: string): boolean {
  if (match.method && match.method.toUpperCase() !== method.toUpperCase()) return false;
  if (!match.path) return true;
  return path.includes(match.path) || new RegExp(match.path).test(path);
}

/** Reads a fault from the control API's JSON; a sentence when it is not one. */
export function readFault(json: unknown): Fault | string {
  const given = (json ?? {}) as Partial<Fault>;
  if (!faultKinds.includes(given.kind as FaultKind)) return `kind must be one of ${faultKinds.join(', ')}`;
  try {
    if (given.match?.path) new RegExp(given.match.path);
  } catch {
    return 'match.path is not a regular expression';
  }
  return { ...given, kind: given.kind as FaultKind, match: given.match ?? {}, times: given.times ?? 1 };
}
