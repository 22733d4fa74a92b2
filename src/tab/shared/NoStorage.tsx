import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { texts } from '../texts.ts';

/** A strip over the page: the browser keeps nothing here, so the text lives in memory and in SharePoint only. */
export function NoStorage() {
  return (
    <MessageBar intent="warning" layout="multiline" shape="square">
      <MessageBarBody>{texts.frame.noStorage}</MessageBarBody>
    </MessageBar>
  );
}
