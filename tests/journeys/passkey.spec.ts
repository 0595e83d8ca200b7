import type { CDPSession, Page } from '@playwright/test';
import { expect, look, signInByForm, signOut, test, told } from './house.ts';

type Virtual = { readonly session: CDPSession; readonly authenticatorId: string };

/** A device that keeps keys and asks who holds it; nobody touches it before `touched`, as a conditional request waits. */
async function plugIn(page: Page): Promise<Virtual> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  });
  return { session, authenticatorId };
}

async function touch({ session, authenticatorId }: Virtual, press: () => Promise<void>): Promise<void> {
  await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true });
  await press();
}

const release = ({ session, authenticatorId }: Virtual) =>
  session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false });

// Who came in more than ten minutes ago is asked for the password before a passkey is made: everybody here comes in anew.
test('a passkey is added, opens the account, and is removed', async ({ page, hub }) => {
  const device = await plugIn(page);
  const main = page.getByRole('main');
  const email = 'inovator.sekolah@contoh.example';
  await signInByForm(page, hub, { email });
  await page.goto(`${hub.address}/profil`);
  await main.getByRole('link', { name: /Kunci sandi/ }).click();
  await look(page);
  await main.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(main.getByRole('alert')).toContainText('Beri nama kunci sandi ini.');
  await main.getByLabel('Nama kunci sandi').fill('Ponsel saya');
  await main.getByRole('button', { name: 'Lanjutkan' }).click();
  await look(page);
  await touch(device, () => main.getByRole('button', { name: 'Buat kunci sandi' }).click());
  await told(page, 'Kunci sandi tersimpan.');
  await release(device);
  await look(page);
  // A device that holds a key for this account makes no second one.
  await main.getByLabel('Nama kunci sandi').fill('Sekali lagi');
  await main.getByRole('button', { name: 'Lanjutkan' }).click();
  await touch(device, () => main.getByRole('button', { name: 'Buat kunci sandi' }).click());
  await expect(main.getByRole('alert')).toContainText('sudah menyimpan kunci sandi');
  await look(page);
  await release(device);

  await signOut(page);
  await page.goto(`${hub.address}/masuk?kembali=%2Fprofil%2Fkunci-sandi`);
  await look(page);
  const { session, authenticatorId } = device;
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await touch(device, () => main.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click());
  await expect(main.getByRole('alert')).toContainText('Anda belum masuk');
  await expect(page).toHaveURL(/\/masuk\?/);
  await look(page);
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await main.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
  await expect(page).toHaveURL(/\/profil\/kunci-sandi$/);
  await release(device);
  await expect(main.getByRole('row', { name: /Ponsel saya/ })).not.toContainText('Belum pernah');

  await main.getByRole('link', { name: 'Hapus' }).click();
  await look(page);
  await main.getByRole('button', { name: 'Hapus' }).click();
  await told(page, 'Kunci sandi sudah dihapus.');
  await signOut(page);
  // The device still has the key and offers it; the page after the refusal waits for a press.
  await touch(device, async () => void (await page.goto(`${hub.address}/masuk`)));
  await expect(main.getByRole('alert').first()).toContainText('tidak terdaftar');
});

test('the browser offers the passkey in the box of the address by itself', async ({ page, hub }) => {
  const device = await plugIn(page);
  const main = page.getByRole('main');
  await signInByForm(page, hub, { email: 'inovator.puskesmas@contoh.example' });
  await page.goto(`${hub.address}/profil/kunci-sandi`);
  await main.getByLabel('Nama kunci sandi').fill('Laptop');
  await main.getByRole('button', { name: 'Lanjutkan' }).click();
  await touch(device, () => main.getByRole('button', { name: 'Buat kunci sandi' }).click());
  await told(page, 'Kunci sandi tersimpan.');
  await signOut(page);
  // The device is touched at once: what a person does by choosing the passkey under the box.
  await page.goto(`${hub.address}/masuk`);
  await expect(page).toHaveURL(/\/beranda$/);
});

test('without script, and in a browser that knows no passkeys, the pages say so', async ({ browser, page, hub }) => {
  const main = page.getByRole('main');
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
  await signInByForm(page, hub, { email: 'pimpinan.toba@contoh.example' });
  await page.goto(`${hub.address}/profil/kunci-sandi`);
  await main.getByLabel('Nama kunci sandi').fill('Ponsel lama');
  await main.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(main.getByText('Peramban ini belum mengenal kunci sandi.')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Buat kunci sandi' })).toBeHidden();
  await look(page);
  await signOut(page);
  await page.goto(`${hub.address}/masuk`);
  await expect(main.getByRole('button', { name: 'Masuk dengan kunci sandi' })).toBeHidden();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const other = await plain.newPage();
  await other.goto(`${hub.address}/masuk`);
  await expect(other.locator('main noscript p')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Masuk dengan kunci sandi' })).toBeHidden();
  await plain.close();
});
