// Why a post is taken down: the guidelines' seven headings (R71 to R77), "annan lag eller direktiv" (R17), and one class each, never mixed (RF 2:20–23).
// A ground of law holds everywhere. A ground of the page's own rules holds only where those rules are published on the page.

/** `law`: a provision is broken. `houseRules`: nothing but the rules that the page itself has published. */
export type GroundClass = 'law' | 'houseRules';

export type Ground = {
  label: string;
  class: GroundClass;
  /** The provision, for the record. Rules of the page have none. */
  provision?: string;
  /** BBS-lagen 5 §: whoever runs the page must take down what obviously is this, once it is known. */
  mustGo?: true;
  /** Handled from then on as what may be secret: protected, entered, told of to nobody (R16, R82). */
  secret?: true;
  /** How a notice to the public says it: "eftersom det innehöll …". */
  contained: string;
};

/** Critique is no ground at all: stands above all the others (RF 1:9, 2:1). */
export const critiqueSentence = 'Kritik mot kommunen, dess beslut eller anställda är inte skäl att ta bort.';

/** The guidelines' own headings, in their order, each with its grounds. A new ground is a new row; its key is kept for ever in stored matters. */
export const groundHeadings = {
  /** R71 */
  defamation: {
    label: 'Förtal, personliga angrepp eller förolämpningar',
    grounds: {
      defamation: { label: 'Förtal', class: 'law', provision: 'brottsbalken 5 kap. 1 §', contained: 'förtal' },
      insult: { label: 'Förolämpning', class: 'law', provision: 'brottsbalken 5 kap. 3 §', contained: 'en förolämpning' },
      personalAttack: { label: 'Personligt angrepp', class: 'houseRules', contained: 'ett personligt angrepp' },
    },
  },
  /** R72 */
  hatred: {
    label: 'Hets mot folkgrupp, sexistiska yttranden eller andra trakasserier',
    grounds: {
      hatred: { label: 'Hets mot folkgrupp', class: 'law', provision: 'brottsbalken 16 kap. 8 §', mustGo: true, contained: 'hets mot folkgrupp' },
      sexism: { label: 'Sexistiskt yttrande', class: 'houseRules', contained: 'ett sexistiskt yttrande' },
      harassment: { label: 'Andra trakasserier', class: 'houseRules', contained: 'trakasserier' },
    },
  },
  /** R73 */
  violence: {
    label: 'Olovliga våldsskildringar eller pornografi',
    grounds: {
      violence: { label: 'Olaga våldsskildring', class: 'law', provision: 'brottsbalken 16 kap. 10 c §', mustGo: true, contained: 'en våldsskildring' },
      childAbuse: {
        label: 'Barnpornografi',
        class: 'law',
        provision: 'brottsbalken 16 kap. 10 a §',
        mustGo: true,
        secret: true,
        contained: 'barnpornografi',
      },
      pornography: { label: 'Pornografi', class: 'houseRules', contained: 'pornografi' },
    },
  },
  /** R74 */
  crime: {
    label: 'Uppmaningar till brott eller annan brottslig verksamhet',
    grounds: {
      incitement: { label: 'Uppmaning till brott', class: 'law', provision: 'brottsbalken 16 kap. 5 §', mustGo: true, contained: 'en uppmaning till brott' },
      terrorism: { label: 'Uppmaning till terrorism', class: 'law', provision: 'terroristbrottslagen 7 §', mustGo: true, contained: 'en uppmaning till brott' },
      threat: { label: 'Olaga hot', class: 'law', provision: 'brottsbalken 4 kap. 5 §', mustGo: true, contained: 'ett hot' },
      intrusion: {
        label: 'Olaga integritetsintrång',
        class: 'law',
        provision: 'brottsbalken 4 kap. 6 c §',
        mustGo: true,
        contained: 'ett integritetsintrång',
      },
    },
  },
  /** R75 */
  copyright: {
    label: 'Olovligt bruk av upphovsrättsligt skyddat material',
    grounds: {
      copyright: {
        label: 'Upphovsrätt',
        class: 'law',
        provision: 'upphovsrättslagen (1960:729)',
        mustGo: true,
        contained: 'material som skyddas av upphovsrätt',
      },
    },
  },
  /** R76 */
  profanity: {
    label: 'Svordomar eller obscena ord',
    grounds: { profanity: { label: 'Svordomar eller obscena ord', class: 'houseRules', contained: 'svordomar eller obscena ord' } },
  },
  /** R77 */
  advertising: {
    label: 'Kommersiella budskap eller reklam',
    grounds: { advertising: { label: 'Kommersiella budskap eller reklam', class: 'houseRules', contained: 'reklam' } },
  },
  /** "kan antas strida mot svensk lag eller direktiv" (R17), and what may be secret (R14, R15, R80). */
  otherLaw: {
    label: 'Annan lag eller direktiv',
    grounds: {
      personalData: { label: 'Personuppgifter', class: 'law', provision: 'dataskyddsförordningen (EU) 2016/679', contained: 'personuppgifter' },
      secrecy: {
        label: 'Kan omfattas av sekretess',
        class: 'law',
        provision: 'offentlighets- och sekretesslagen (2009:400)',
        secret: true,
        contained: 'uppgifter som ska skyddas',
      },
      otherLaw: { label: 'Annan lag eller annat direktiv', class: 'law', contained: 'något som strider mot lag' },
    },
  },
} as const satisfies Record<string, { label: string; grounds: Record<string, Ground> }>;

type Headings = typeof groundHeadings;
type KeysOf<H> = H extends { grounds: infer G } ? keyof G : never;
export type GroundKey = KeysOf<Headings[keyof Headings]>;

export const grounds: Readonly<Record<GroundKey, Ground>> = Object.assign({}, ...Object.values(groundHeadings).map((heading) => heading.grounds)) as Record<
  GroundKey,
  Ground
>;
export const groundKeys = Object.keys(grounds) as GroundKey[];

/** Is it handled as what may be secret? 'none' and '' are no grounds. */
export const isSecretGround = (ground: GroundKey | 'none' | '' | undefined): boolean =>
  ground !== undefined && ground !== '' && ground !== 'none' && grounds[ground].secret === true;

/** The guidelines' words under which a ground stands. */
export const headingOf = (key: GroundKey): string => Object.values(groundHeadings).find((heading) => Object.hasOwn(heading.grounds, key))?.label ?? '';

/**
 * "Förtal (brottsbalken 5 kap. 1 §)" or "Reklam (sidans regler)": as it stands in the record. `law` is what somebody wrote of another law; where nothing is
 * written the label stands alone.
 */
export function groundWords(key: GroundKey, law = ''): string {
  const { label, class: of, provision } = grounds[key];
  const within = of === 'houseRules' ? 'sidans regler' : (provision ?? law.trim());
  return within ? `${label} (${within})` : label;
}

/** How a text to others names what stood in the post: "eftersom det innehöll …". '' = a ground that is not known here. */
export const containedIn = (ground: GroundKey | ''): string => (ground ? grounds[ground].contained : 'sådant innehåll');

/** Shown beside a ground of the page's own rules: nobody can be held to rules that nobody can read (R76, R77). */
export const houseRulesSentence =
  'Det här är sidans egna regler, inte lag. Ta bort inlägget bara om reglerna står på sidan, så att den som skrev kunde läsa dem.';
