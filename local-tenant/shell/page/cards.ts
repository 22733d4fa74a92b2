// Adaptive Cards as Teams shows them, by the official renderer. Host config: our own values in the spirit of Teams' themes
// (learn.microsoft.com/adaptive-cards/rendering-cards/host-config).

import { AdaptiveCard, HostConfig, OpenUrlAction, type Action } from 'adaptivecards';
import type { Desk, Theme } from './desk.ts';
import { el } from './dom.ts';

type Palette = { text: string; subtle: string; accent: string; good: string; warning: string; attention: string; emphasis: string; line: string };

const palettes: Record<Theme, Palette> = {
  default: {
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#8f4e00',
    attention: '#b10e1c',
    emphasis: '#f5f5f5',
    line: '#e0e0e0',
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#a6a7dc',
    good: '#54b054',
    warning: '#faa06b',
    attention: '#dc626d',
    emphasis: '#333333',
    line: '#525252',
  },
  contrast: {
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    good: '#ffffff',
    warning: '#ffffff',
    attention: '#ffffff',
    emphasis: '#000000',
    line: '#ffffff',
  },
};

function hostConfig(theme: Theme): HostConfig {
  const { text, subtle, accent, good, warning, attention, emphasis, line } = palettes[theme];
  const colour = (value: string) => ({ default: value, subtle: value === text ? subtle : value });
  const foregroundColors = {
    default: colour(text),
    dark: colour(text),
    light: colour(subtle),
    accent: colour(accent),
    good: colour(good),
    warning: colour(warning),
    attention: colour(attention),
  };
  const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return new HostConfig({
    supportsInteractivity: true,
    fontFamily: 'inherit',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: container('transparent'),
      emphasis: container(emphasis),
      accent: container(emphasis),
      good: container(emphasis),
      warning: container(emphasis),
      attention: container(emphasis),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 170 }, value: { wrap: true }, spacing: 16 },
    textBlock: { headingLevel: 3 },
  });
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The part of Markdown that Teams' cards know: bold, italic, links, lists. learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
export function cardMarkdown(text: string): string {
  const inline = (line: string): string =>
    escape(line)
      .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
      .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
      .replace(/(^|[\s(])_(?=\S)(.+?)(?<=\S)_(?=$|[\s).,!?:;])/g, '$1<em>$2</em>');
  const blocks: string[] = [];
  let items: string[] = [];
  const endList = (): void => {
    if (items.length) blocks.push(`<ul>${items.join('')}</ul>`);
    items = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*[-*]\s+(.*)$/.exec(line)?.[1];
    if (item === undefined) {
      endList();
      blocks.push(`<p>${inline(line)}</p>`);
    } else items.push(`<li>${inline(item)}</li>`);
  }
  endList();
  return blocks.join('');
}

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkdown(text);
  result.didProcess = true;
};

/** Renders a card's JSON text. What cannot be rendered is said. */
export function renderCard(content: string, desk: Desk): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig(desk.theme());
  card.onExecuteAction = (action: Action) => {
    if (action instanceof OpenUrlAction && action.url) desk.followLink(action.url);
    // Nobody receives a card's answer: the app has no bot.
    else desk.tell('Något gick fel. Försök igen.');
  };
  card.onAnchorClicked = (_element, anchor) => {
    // A link in a text opens a new window, unlike a button (deep-link-application).
    window.open(desk.reachable(anchor.href), '_blank', 'noopener');
    return true;
  };
  try {
    const json = JSON.parse(content) as { fallbackText?: string; msteams?: { width?: string } };
    card.parse(json);
    const rendered = card.render();
    if (!rendered) return el('p', { class: 'card' }, json.fallbackText ?? 'Kortet kan inte visas.');
    return el('div', { class: json.msteams?.width === 'Full' ? 'card card-wide' : 'card' }, rendered);
  } catch {
    return el('p', { class: 'card' }, 'Kortet kan inte visas.');
  }
}
