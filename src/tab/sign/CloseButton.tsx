import { Button } from '@fluentui/react-components';
import { signTexts } from './signTexts.ts';

/** Works where a script opened the window; elsewhere the browser ignores it. */
export function CloseButton() {
  return <Button onClick={() => window.close()}>{signTexts.close}</Button>;
}
