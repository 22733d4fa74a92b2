// axe-core is put into the page as a script and then is a global there.
declare var axe: typeof import('axe-core');
