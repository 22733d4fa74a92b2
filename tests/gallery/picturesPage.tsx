// Pictures as evidence in a form of their own: the product's component and its real worker. Tests read `pictures` from the page.

import { Field, Input } from '@fluentui/react-components';
import { ActionsProvider } from '../../src/tab/shared/actions.ts';
import { Card } from '../../src/tab/shared/Card.tsx';
import { PicturesInput } from '../../src/tab/shared/pictures/PicturesInput.tsx';
import { usePictures } from '../../src/tab/shared/pictures/usePictures.ts';
import { actionsOf } from './actions.ts';
import type { Scene } from './scenes.ts';
import '../../src/tab/shared/inputs.css';

const made = new Map<Scene, ReturnType<typeof actionsOf>>();
/** Made once: the same person, however often the page is drawn. */
function actionsFor(scene: Scene) {
  const actions = made.get(scene) ?? actionsOf(scene);
  made.set(scene, actions);
  return actions;
}

export function PicturesPage({ scene }: { scene: Scene }) {
  return (
    <ActionsProvider value={actionsFor(scene)}>
      <main className="app">
        <div className="scroll">
          <div className="page">
            <header className="page-head">
              <h1>Inlägg 2026-118</h1>
            </header>
            <Form {...(scene.name === 'pictures-fault' ? { fault: 'Lägg till minst en bild av inlägget.' } : {})} />
          </div>
        </div>
      </main>
    </ActionsProvider>
  );
}

function Form({ fault }: { fault?: string }) {
  const pictures = usePictures();
  Object.assign(globalThis, { pictures });
  return (
    <Card title="Bevis">
      <div className="stack loose">
        <Field label="Anteckning" className="measure">
          <Input />
        </Field>
        <PicturesInput pictures={pictures} label="Bilder av inlägget" hint="Ta med inlägget, avsändaren och tiden." required {...(fault ? { fault } : {})} />
      </div>
    </Card>
  );
}
