// Composition root of the stand-alone page. It is built into one file that works from disk, so it has no configuration and no network.

import { createRoot } from 'react-dom/client';
import { webDigest } from './adapters/browser/platform.ts';
import { signatures } from './adapters/signatures/signatures.ts';
import { Outside } from './tab/Outside.tsx';
import type { Checker } from './tab/verify/checking.ts';
import { VerifyPage } from './tab/verify/VerifyPage.tsx';

const checker: Checker = { digest: webDigest, examiner: (keys) => signatures({ registered: async () => keys }) };

createRoot(document.getElementById('root') as HTMLElement).render(
  <Outside className="root verify-ground">
    <VerifyPage checker={checker} />
  </Outside>,
);
