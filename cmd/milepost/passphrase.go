package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"milepost/model"
	"milepost/ui/words"
)

// passphrase comes from the file that MILEPOST_PASSPHRASE_FILE names, from a prompt that shows nothing, or from a pipe;
// never from an argument, which other users of the machine could read. A new one is asked for twice.
func (p *program) passphrase(isNew bool) (string, error) {
	if p.secretFile != "" {
		data, err := os.ReadFile(p.secretFile)
		if err != nil {
			return "", &model.Problem{Key: "cmd.passphrase.file", File: p.secretFile, Err: errors.Join(model.ErrNotFound, err)}
		}
		return wanted(string(data))
	}
	if p.askSecret == nil {
		return wanted(firstLine(p.pipe))
	}
	secret, err := p.askSecret(words.Say("cmd.passphrase.ask"))
	if err != nil {
		return "", err
	}
	if isNew {
		again, err := p.askSecret(words.Say("cmd.passphrase.again"))
		if err != nil {
			return "", err
		}
		if again != secret {
			return "", &model.Problem{Key: "cmd.passphrase.differ", Err: model.ErrInvalid}
		}
	}
	return wanted(secret)
}

// wanted is the first line of a text; an empty one is no passphrase.
func wanted(text string) (string, error) {
	line, _, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if line == "" {
		return "", &model.Problem{Key: "cmd.passphrase.none", Err: model.ErrInvalid}
	}
	return line, nil
}

func firstLine(r io.Reader) string {
	if r == nil {
		return ""
	}
	line, _ := bufio.NewReader(r).ReadString('\n') // what was read until the end counts
	return line
}

// secretPrompt asks on a terminal and shows nothing of the answer.
func secretPrompt(in *os.File, out io.Writer) func(string) (string, error) {
	return func(question string) (string, error) {
		_, _ = io.WriteString(out, question+" ")
		secret, err := term.ReadPassword(int(in.Fd()))
		_, _ = io.WriteString(out, "\n")
		return string(secret), err
	}
}
