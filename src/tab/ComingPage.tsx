import { BookOpenRegular, CameraRegular } from '@fluentui/react-icons';
import { Link } from '@fluentui/react-components';
import { href } from './route.ts';
import { Card } from './shared/Card.tsx';
import { Empty } from './shared/Empty.tsx';
import { Page } from './shared/Page.tsx';
import { texts } from './texts.ts';

const icons = { snapshots: CameraRegular, guidelines: BookOpenRegular };

/** A place that has an address but no content yet: says what will come. */
export function ComingPage({ screen }: { screen: keyof typeof icons }) {
  const Icon = icons[screen];
  return (
    <Page title={texts.frame.screens[screen]}>
      <Card>
        <Empty icon={<Icon />} title={texts.coming.title} text={texts.coming[screen]} />
      </Card>
    </Page>
  );
}

/** An address that leads nowhere. */
export function MissingPage() {
  return (
    <Page title={texts.coming.missingTitle}>
      <Card>
        <div className="stack close">
          <p>{texts.coming.missing}</p>
          <div>
            <Link href={href({ screen: 'overview' })}>{texts.coming.toOverview}</Link>
          </div>
        </div>
      </Card>
    </Page>
  );
}
