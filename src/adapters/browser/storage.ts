// Whether the browser lets this frame keep anything. In a frame of another site it may refuse: then everything lives in memory, and the screen says so.

export function canStore(): boolean {
  try {
    const key = 'sociala-medier.probe';
    localStorage.setItem(key, '1');
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
