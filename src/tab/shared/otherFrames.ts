// The tab, the dialog over it and a second window are frames of one origin: what changed in one of them is told to the others at once.
// Only that something changed is told; each frame reads the lists itself.

const name = 'sociala-medier';
const channel = open();
const listeners = new Set<() => void>();
channel?.addEventListener('message', () => listeners.forEach((listener) => listener()));

/** A browser that denies storage may deny this too: then a frame reads again when one comes back to it. */
function open(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

export function tellOtherFrames(): void {
  channel?.postMessage('changed');
}

/** Answers the way to stop listening. */
export function listenToOtherFrames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
