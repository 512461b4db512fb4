package storage

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"

	"milepost/model"
)

// sealedMagic is what an encrypted file begins with.
const sealedMagic = "age-encryption.org/"

// SealedExt is added to the name of what is encrypted.
const SealedExt = ".age"

// sealWork says how much work a passphrase takes, written as a power of two: 18 is about a second and 256 MiB. No file
// that asks for more is read: it might have been made to stop us.
var sealWork = 18

// Sealed says whether a file is encrypted with a passphrase.
func Sealed(path string) bool {
	begin, err := beginningOf(path, len(sealedMagic))
	return err == nil && string(begin) == sealedMagic
}

// seal encrypts a file into another that is open.
func seal(ctx context.Context, from string, to io.Writer, passphrase string) error {
	who, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return &model.Problem{Key: "storage.seal.empty", Err: fmt.Errorf("%w: %w", model.ErrInvalid, err)}
	}
	who.SetWorkFactor(sealWork)
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	out, err := age.Encrypt(to, who)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, reading{ctx, in}); err != nil {
		return err
	}
	return out.Close()
}

// unseal decrypts a file into another that is open.
func unseal(ctx context.Context, from string, to io.Writer, passphrase string) error {
	refuse := func(key string, err error) error {
		return &model.Problem{Key: key, File: from, Err: fmt.Errorf("%w: %w", model.ErrInvalid, err)}
	}
	who, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return refuse("storage.seal.empty", err)
	}
	who.SetMaxWorkFactor(sealWork)
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	out, err := age.Decrypt(bufio.NewReader(reading{ctx, in}), who)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other) && strings.Join(other.StanzaTypes, "") == "scrypt":
		return refuse("storage.seal.wrong", err)
	case err != nil:
		return refuse("storage.seal.foreign", err)
	}
	written := &writing{to: to}
	if _, err := io.Copy(written, out); err != nil {
		if written.err == nil && ctx.Err() == nil { // what was read is not what was written then
			err = refuse("storage.seal.damaged", err)
		}
		return err
	}
	return nil
}

// reading ends with its context.
type reading struct {
	ctx context.Context
	r   io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// writing remembers whether it was the writing that failed.
type writing struct {
	to  io.Writer
	err error
}

func (w *writing) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if err != nil {
		w.err = err
	}
	return n, err
}
