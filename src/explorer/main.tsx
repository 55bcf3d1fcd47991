import { render } from 'preact';
import { RouterProvider } from './address/router.js';
import { App } from './app.js';

const root = document.getElementById('explorer');
if (!root) throw new Error("start the explorer: the page has no element 'explorer'");
render(
  <RouterProvider>
    <App icon={root.dataset.icon ?? ''} />
  </RouterProvider>,
  root,
);
