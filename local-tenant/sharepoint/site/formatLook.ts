// What the page knows of SharePoint's own classes, and the few style declarations that formatting may have. Class by class with its look, so that
// no style attribute is needed. learn.microsoft.com/sharepoint/dev/declarative-customization/column-formatting#style-guidelines ;
// pnp.github.io/List-Formatting/groupings/classes/sp-css-backgroundColor/

const classes: Readonly<Record<string, string>> = {
  'ms-bgColor-neutralLight': 'background-color: var(--neutral)',
  'ms-fontColor-neutralPrimary': 'color: var(--neutral-text)',
  'sp-css-backgroundColor-BgCornflowerBlue': 'background-color: var(--blue)',
  'sp-css-color-CornflowerBlueFont': 'color: var(--blue-text)',
  'sp-css-backgroundColor-BgGold': 'background-color: var(--gold)',
  'sp-css-color-GoldFont': 'color: var(--gold-text)',
  'sp-css-backgroundColor-BgMintGreen': 'background-color: var(--green)',
  'sp-css-color-MintGreenFont': 'color: var(--green-text)',
  'sp-css-backgroundColor-BgDustRose': 'background-color: var(--rose)',
  'sp-css-color-DustRoseFont': 'color: var(--rose-text)',
  'sp-field-severity--good': 'background-color: var(--row-good)',
  'sp-field-severity--low': 'background-color: var(--row-low)',
  'sp-field-severity--warning': 'background-color: var(--row-warning)',
  'sp-field-severity--severeWarning': 'background-color: var(--row-severe)',
  'sp-field-severity--blocked': 'background-color: var(--row-blocked)',
};

/** Declarations as formatting writes them. */
const declarations = [
  'display: none',
  'display: inline-block',
  'display: flex',
  'align-items: center',
  'padding: 2px 10px',
  'padding: 4px 8px',
  'border-radius: 12px',
  'border-radius: 16px',
  'white-space: nowrap',
];

export const isKnownClass = (name: string): boolean => name in classes;

/** The class that stands for a declaration, or undefined when it is not played. */
export function classOfStyle(property: string, value: string): string | undefined {
  const index = declarations.indexOf(`${property}: ${value}`);
  return index < 0 ? undefined : `format-${index}`;
}

/** The style sheet of all of them. */
export function formatStyles(): string {
  const rules = [...Object.entries(classes), ...declarations.map((declaration, index) => [`format-${index}`, declaration] as const)];
  return rules.map(([name, look]) => `.${name} { ${look}; }`).join('\n');
}
