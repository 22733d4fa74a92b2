// What is drawn when drawing itself failed, for instance when a part of the app could not be fetched.
// The one class that is not an error: React catches errors of a tree only through a class.

import { Component, type ReactNode } from 'react';
import { Problem } from './Problem.tsx';

type Props = { children: ReactNode };

export class Boundary extends Component<Props, { thrown?: unknown }> {
  override state: { thrown?: unknown } = {};

  static getDerivedStateFromError(thrown: unknown) {
    return { thrown };
  }

  override render() {
    return 'thrown' in this.state ? <Problem thrown={this.state.thrown} retry={() => location.reload()} /> : this.props.children;
  }
}
