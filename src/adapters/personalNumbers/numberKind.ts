// Swedish personal and coordination numbers, judged by their date and check digit (Skatteverket, SKV 704 and SKV 707).

import Personnummer from 'personnummer';
import type { NumberKind } from '../../domain/contentWarning.ts';

export const numberKind: NumberKind = (digits) => {
  if (!/^(?:\d{10}|\d{12})$/.test(digits) || !Personnummer.valid(digits)) return undefined;
  return Personnummer.parse(digits).isCoordinationNumber() ? 'coordinationNumber' : 'personalNumber';
};
