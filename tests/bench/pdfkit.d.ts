// As much of pdfkit as the benchmark calls. https://pdfkit.org/docs/getting_started.html
declare module 'pdfkit' {
  export default class PDFDocument {
    constructor(options: { size: [number, number]; margin: number });
    on(event: 'data', heard: (part: Uint8Array) => void): this;
    on(event: 'end', heard: () => void): this;
    image(picture: Uint8Array, x: number, y: number, options: { width: number; height: number }): this;
    end(): void;
  }
}
