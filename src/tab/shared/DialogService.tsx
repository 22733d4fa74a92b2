// An open dialog hides the page from screen readers and gives it back a moment after it closed, if Fluent's keyboard service still lives then. The service ends
// with its last user, and with it the giving back: once a dialog may come it is used here for as long as the tab stands, whatever pages come and go.

import { useFocusFinders } from '@fluentui/react-components';

export function DialogService() {
  useFocusFinders();
  return null;
}
