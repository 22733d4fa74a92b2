// A file from memory to the person's own computer.

const types: Readonly<Record<string, string>> = { pdf: 'application/pdf', json: 'application/json', txt: 'text/plain' };

export function offerFile(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own hold on the bytes when the click returns; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
