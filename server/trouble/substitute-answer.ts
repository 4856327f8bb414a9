import type { AnswerBody } from '../../contracts/control/answers.ts';

interface HttpReply {
  /** 0 for none. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that is not from the service: from what stands before it, chosen, or nothing at all. */
export class SubstituteAnswer extends Error {
  readonly answer: HttpReply;
  /** Why, where no rule of trouble says it. */
  readonly reason: string | null;

  private constructor(answer: HttpReply, reason: string | null = null) {
    super(`HTTP status ${answer.status}`);
    this.name = 'SubstituteAnswer';
    this.answer = answer;
    this.reason = reason;
  }

  /** For a caller whose request has no room now. */
  static busy(reason: string): SubstituteAnswer {
    const body = `${reason}\n`;
    const headers = {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'Retry-After': '1',
    };
    return new SubstituteAnswer({ status: 503, headers, body }, reason);
  }

  /** For a caller that gets no answer. */
  static silence(): SubstituteAnswer {
    return new SubstituteAnswer({ status: 0, headers: {}, body: '' });
  }

  /** For a caller who gets a text that was chosen, whatever it is. */
  static raw({ status, contentType, text }: Required<AnswerBody>): SubstituteAnswer {
    const headers = { 'Content-Type': contentType, 'Content-Length': String(Buffer.byteLength(text)) };
    return new SubstituteAnswer({ status, headers, body: text });
  }

  /** For a caller who gets a page of a website that stands where the service was (mark: soap-end-answer). */
  static notice(): SubstituteAnswer {
    return SubstituteAnswer.raw({ status: 200, contentType: 'text/html; charset=utf-8', text: NOTICE });
  }

  /**
   * The page of IIS for what is gone (410) (mark: soap-end-answer), that of ASP.NET (500), of IIS as a proxy (502) or of Windows itself before IIS (503) (mark: wire-html-errors).
   */
  static page(status: keyof typeof PAGES): SubstituteAnswer {
    const { type, body } = PAGES[status];
    const length = String(Buffer.byteLength(body));
    return new SubstituteAnswer({
      status,
      headers: { 'Content-Type': type, 'Content-Length': length },
      body,
    });
  }
}

/** In the layout of the originals, which are longer; clients look at the status, or stumble over the first tag. */
const PAGES = {
  410: {
    type: 'text/html',
    body: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"/>
<title>410 - Gone</title>
</head>
<body>
<div id="header"><h1>Server Error</h1></div>
<div id="content">
 <h2>410 - Gone</h2>
 <h3>The resource you are looking for is no longer available.</h3>
</div>
</body>
</html>
`,
  },
  500: {
    type: 'text/html; charset=utf-8',
    body: `<!DOCTYPE html>
<html>
    <head>
        <title>Runtime Error</title>
        <meta name="viewport" content="width=device-width" />
    </head>
    <body bgcolor="white">
        <span><H1>Server Error in '/' Application.<hr width=100% size=1 color=silver></H1>
        <h2> <i>Runtime Error</i> </h2></span>
        <b> Description: </b>An application error occurred on the server. The current custom error settings for this application prevent the details of the application error from being viewed remotely (for security reasons).
        <br><br>
    </body>
</html>
`,
  },
  502: {
    type: 'text/html',
    body: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"/>
<title>502 - Web server received an invalid response while acting as a gateway or proxy server.</title>
</head>
<body>
<div id="header"><h1>Server Error</h1></div>
<div id="content">
 <h2>502 - Web server received an invalid response while acting as a gateway or proxy server.</h2>
 <h3>There is a problem with the page you are looking for, and it cannot be displayed. When the Web server (while acting as a gateway or proxy) contacted the upstream content server, it received an invalid response from the content server.</h3>
</div>
</body>
</html>
`,
  },
  503: {
    type: 'text/html; charset=us-ascii',
    body: `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">\r
<HTML><HEAD><TITLE>Service Unavailable</TITLE>\r
<META HTTP-EQUIV="Content-Type" Content="text/html; charset=us-ascii"></HEAD>\r
<BODY><h2>Service Unavailable</h2>\r
<hr><p>HTTP Error 503. The service is unavailable.</p>\r
</BODY></HTML>\r
`,
  },
} as const;

/** What a website may say in the place of a service; no text of the vendor was seen. */
const NOTICE = `<!DOCTYPE html>
<html lang="en">
<head><title>SOAP API</title></head>
<body><h1>This service is not available</h1></body>
</html>
`;
