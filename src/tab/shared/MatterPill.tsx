import { Badge } from '@fluentui/react-components';
import { ArchiveRegular, ClockRegular } from '@fluentui/react-icons';

/** Where a matter stands, in the words of its step. */
export function MatterPill({ status, isClosed }: { status: string; isClosed: boolean }) {
  return (
    <Badge
      className="pill"
      appearance="tint"
      shape="rounded"
      color={isClosed ? 'informative' : 'brand'}
      icon={isClosed ? <ArchiveRegular /> : <ClockRegular />}
    >
      {status}
    </Badge>
  );
}
