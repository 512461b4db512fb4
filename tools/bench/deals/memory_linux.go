package main

import (
	"os"
	"syscall"
)

// most is the most memory that a program had, in MB.
func most(s *os.ProcessState) float64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return float64(u.Maxrss) / 1024
	}
	return 0
}
