import './style/tokens.css';
import './style/base.css';
import { render } from 'preact';
import { Console } from './frame/console.tsx';
import { followMock } from './mock/events.ts';

const place = document.getElementById('console');
if (place === null) throw new Error('The page has no place for the console.');
render(<Console />, place);
followMock();
