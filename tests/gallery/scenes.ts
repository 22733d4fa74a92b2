// Every screen in every state worth seeing, as data: photographed by photograph.mjs, examined by axe.test.ts.

export type Scene = {
  name: string;
  /** With #. */
  address: string;
  place?: 'dialog';
  /** A page outside the tab (pages.tsx); what it shows goes by the scene's name. */
  page?: 'sign' | 'verify' | 'start' | 'pictures';
  /** What the invented tenant does: see actions.ts. */
  world: 'applicant' | 'information' | 'head' | 'empty' | 'slow' | 'broken' | 'noStorage' | 'offline' | 'overtaken';
  /** Names of buttons or links to press, in order, before the picture is taken. 'fill:LABEL=TEXT' writes in a field, 'pick:LABEL' ticks a box or a choice, 'choose:LABEL=OPTION' chooses in a list, 'see:TEXT' waits for words, 'bring:FILE,FILE' gives the page files (verifyFiles.ts), 'show:FILE,FILE' pictures (pictureFiles.ts). */
  acts?: readonly string[];
  /** The picture is as high as the page. */
  tall?: true;
};

export const themes = ['default', 'dark', 'contrast'] as const;
export const planIds = {
  draft: 'p-draft',
  waiting: 'p-waiting',
  approved: 'p-approved',
  returned: 'p-returned',
  conflict: 'p-conflict',
  forged: 'p-forged',
  named: 'p-named',
  idle: 'p-idle',
  late: 'p-late',
} as const;

const plan = (id: keyof typeof planIds) => `#/planer/${planIds[id]}`;
const sign = { page: 'sign', address: '', world: 'head' } as const;
const verify = { page: 'verify', address: '', world: 'applicant' } as const;
const pictures = { page: 'pictures', address: '', world: 'applicant', tall: true } as const;
const decision = (id: keyof typeof planIds) => `#/beslut/${planIds[id]}`;

export const scenes: readonly Scene[] = [
  { name: 'overview', address: '#/', world: 'applicant' },
  { name: 'overview-information', address: '#/', world: 'information' },
  { name: 'overview-empty', address: '#/', world: 'empty' },
  { name: 'overview-offline', address: '#/', world: 'offline', acts: ['Påminn', 'see:Du är inte ansluten.'] },
  { name: 'plans', address: '#/planer', world: 'information' },
  { name: 'plans-empty', address: '#/planer', world: 'empty' },
  { name: 'plans-waiting', address: '#/planer', world: 'slow' },
  { name: 'plans-broken', address: '#/planer', world: 'broken' },
  { name: 'form', address: plan('draft'), world: 'applicant' },
  { name: 'form-new', address: '#/planer/ny', world: 'applicant', tall: true },
  { name: 'form-afterwards', address: '#/planer/ny?konto=5', world: 'applicant', tall: true },
  { name: 'form-second-plan', address: plan('returned'), world: 'applicant', acts: ['fill:Webbadress=www.instagram.com/bokbussen', 'see:har redan skickat'] },
  { name: 'form-faults', address: plan('draft'), world: 'applicant', acts: ['Skicka för godkännande'], tall: true },
  { name: 'form-returned', address: plan('returned'), world: 'applicant' },
  { name: 'form-submit', address: plan('returned'), world: 'applicant', acts: ['Skicka för godkännande'] },
  { name: 'form-chief', address: plan('draft'), world: 'applicant', acts: ['Ange en annan chef'] },
  { name: 'form-conflict', address: plan('conflict'), world: 'applicant', acts: ['fill:Övrigt=Vi samarbetar med turistbyrån.', 'see:Behåll min'] },
  { name: 'form-no-storage', address: plan('draft'), world: 'noStorage' },
  { name: 'form-offline', address: plan('draft'), world: 'offline', acts: ['fill:Övrigt=Vi samarbetar med turistbyrån.', 'see:Sparat här'] },
  { name: 'form-refused', address: plan('draft'), world: 'overtaken', acts: ['fill:Övrigt=Vi samarbetar med turistbyrån.', 'see:Vi kunde inte spara.'] },
  { name: 'read-waiting', address: plan('waiting'), world: 'applicant' },
  { name: 'read-approved', address: plan('approved'), world: 'information', tall: true },
  { name: 'read-forged', address: plan('forged'), world: 'information' },
  { name: 'read-idle', address: plan('idle'), world: 'information', tall: true },
  { name: 'read-late', address: plan('late'), world: 'information', tall: true },
  { name: 'read-named', address: plan('named'), world: 'applicant' },
  { name: 'read-enter', address: plan('waiting'), world: 'information', acts: ['Fler val', 'Lägg in ett beslut på papper'], tall: true },
  { name: 'read-withdraw', address: plan('waiting'), world: 'applicant', acts: ['Dra tillbaka'] },
  { name: 'decision', address: decision('waiting'), world: 'head' },
  { name: 'decision-dialog', address: decision('waiting'), place: 'dialog', world: 'head' },
  { name: 'decision-return', address: decision('waiting'), place: 'dialog', world: 'head', acts: ['Lämna tillbaka'] },
  { name: 'decision-return-fault', address: decision('waiting'), place: 'dialog', world: 'head', acts: ['Lämna tillbaka', 'Lämna tillbaka'] },
  { name: 'decision-signing', address: decision('waiting'), place: 'dialog', world: 'head', acts: ['Godkänn'] },
  { name: 'decision-whole', address: decision('waiting'), place: 'dialog', world: 'head', acts: ['Visa hela planen'], tall: true },
  { name: 'decision-done', address: decision('approved'), place: 'dialog', world: 'head', acts: ['Godkänn'] },
  { name: 'decision-not-mine', address: decision('waiting'), world: 'applicant' },
  { name: 'decision-unknown', address: '#/beslut/p-unknown', world: 'head' },
  { name: 'accounts', address: '#/konton', world: 'information' },
  { name: 'account', address: '#/konton/1', world: 'applicant' },
  { name: 'account-change', address: '#/konton/1/anmal', world: 'applicant', tall: true },
  { name: 'account-change-not-mine', address: '#/konton/3/anmal', world: 'applicant' },
  { name: 'account-start', address: '#/konton/2', world: 'applicant', tall: true },
  { name: 'account-gate', address: '#/konton/3', world: 'applicant' },
  { name: 'account-exit', address: '#/konton/3', world: 'applicant', acts: ['Är kontot redan startat?'] },
  { name: 'already-started', address: `${plan('named')}/startat`, world: 'applicant' },
  { name: 'account-no-plan', address: '#/konton/4', world: 'information' },
  { name: 'account-plan-on-its-way', address: '#/konton/9', world: 'information' },
  { name: 'posts', address: '#/inlagg', world: 'applicant' },
  { name: 'posts-empty', address: '#/inlagg', world: 'empty' },
  { name: 'post-new', address: '#/inlagg/nytt', world: 'applicant', tall: true },
  { name: 'post-answered', address: '#/inlagg/nytt', world: 'applicant', acts: ['pick:Nej', 'Fler uppgifter'], tall: true },
  { name: 'post-faults', address: '#/inlagg/nytt', world: 'applicant', acts: ['pick:Nej', 'Spara'], tall: true },
  { name: 'post-protected', address: '#/inlagg/nytt', world: 'applicant', acts: ['pick:Vet inte'], tall: true },
  { name: 'post-abuse', address: '#/inlagg/nytt', world: 'applicant', acts: ['pick:Det gäller övergrepp mot barn'], tall: true },
  {
    name: 'post-no-right',
    address: '#/inlagg/nytt',
    world: 'applicant',
    acts: ['pick:Ja', 'choose:Konto=Bokbussen (Facebook)', 'see:0371-81 000'],
    tall: true,
  },
  {
    name: 'post-assess',
    address: '#/inlagg/2026-31',
    world: 'applicant',
    acts: ['choose:Skäl=Svordomar eller obscena ord (sidans regler)', 'pick:Bemött'],
    tall: true,
  },
  { name: 'post-guided', address: '#/inlagg/2026-31', world: 'applicant', acts: ['Ta ett steg i taget', 'Spara bedömningen'], tall: true },
  { name: 'post-diary', address: '#/inlagg/2026-32', world: 'applicant', tall: true },
  { name: 'post-question', address: '#/inlagg/2026-33', world: 'applicant', acts: ['pick:Ärendet ska till någon annan'], tall: true },
  { name: 'post-forwarded', address: '#/inlagg/2026-34', world: 'applicant', tall: true },
  { name: 'post-closed', address: '#/inlagg/2026-35', world: 'applicant', tall: true },
  { name: 'post-politics', address: '#/inlagg/2026-36', world: 'applicant', tall: true },
  { name: 'post-resumed', address: '#/inlagg/2026-37', world: 'applicant', acts: ['pick:Jag kan inte spara inlägget'], tall: true },
  { name: 'post-close', address: '#/inlagg/2026-38', world: 'applicant', tall: true },
  { name: 'post-not-mine', address: '#/inlagg/2026-30', world: 'applicant' },
  { name: 'settings', address: '#/installningar', world: 'head' },
  { name: 'settings-add', address: '#/installningar', world: 'head', acts: ['Ange ersättare', 'Signera'] },
  { name: 'sign-approve', ...sign },
  { name: 'sign-whole', ...sign, acts: ['Visa hela planen'], tall: true },
  { name: 'sign-return', ...sign, acts: ['Lämna tillbaka och signera'], tall: true },
  { name: 'sign-stand-in', ...sign },
  { name: 'sign-notice', ...sign },
  { name: 'sign-not-yours', ...sign },
  { name: 'sign-other-person-fails', ...sign, acts: ['Logga in som någon annan', 'see:Du är inte ansluten.'] },
  { name: 'sign-unread', ...sign },
  { name: 'sign-signed-out', ...sign },
  { name: 'sign-wrong-person', ...sign },
  { name: 'sign-done', ...sign },
  { name: 'sign-too-late', ...sign },
  { name: 'sign-not-counted', ...sign },
  { name: 'sign-not-saved', ...sign },
  { name: 'sign-in-again-fails', ...sign, acts: ['Logga in', 'see:Du är inte ansluten.'] },
  { name: 'sign-storage-denied', ...sign },
  { name: 'sign-no-errand', ...sign },
  { name: 'sign-broken', ...sign },
  { name: 'verify', ...verify },
  { name: 'verify-genuine', ...verify, acts: ['bring:plan.json,keys.json', 'see:Äkta. Microsoft 365-signaturen'], tall: true },
  { name: 'verify-without-register', ...verify, acts: ['bring:plan.json', 'see:Kan inte styrkas'], tall: true },
  { name: 'verify-forged', ...verify, acts: ['bring:forged.json,keys.json', 'see:Förfalskad'], tall: true },
  { name: 'verify-cannot-check', ...verify, acts: ['bring:plan.json', 'see:Webbläsaren kan inte räkna'] },
  { name: 'verify-wrong-files', ...verify, acts: ['bring:plan.pdf,other.json', 'see:går inte att läsa'] },
  { name: 'pictures-empty', ...pictures },
  { name: 'pictures', ...pictures, acts: ['show:skärmbild.png,IMG_2041.jpg,hela sidan.png', 'see:3 bilder är inlästa.'] },
  { name: 'pictures-taking', ...pictures, acts: ['show:skärmbild.png,hela sidan.png', 'see:Läser in 2 bilder …'] },
  { name: 'pictures-failed', ...pictures, world: 'broken', acts: ['show:skärmbild.png,hela sidan.png', 'see:2 bilder kunde inte läsas in.'] },
  {
    name: 'pictures-refused',
    ...pictures,
    acts: ['show:skärmbild.png,IMG_2042.heic,halv.png,logotyp.svg,brev.pdf', 'see:1 bild är inläst. 4 filer kan inte tas med.'],
  },
  { name: 'start', page: 'start', address: '', world: 'applicant' },
  { name: 'start-broken', page: 'start', address: '', world: 'applicant' },
  { name: 'start-waiting', page: 'start', address: '', world: 'slow' },
  { name: 'coming', address: '#/ogonblicksbilder', world: 'applicant' },
  { name: 'missing', address: '#/finns/inte', world: 'applicant' },
];
